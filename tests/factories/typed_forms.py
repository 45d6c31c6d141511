"""What people type into each form of the reference deployment, complete and right on TODAY."""

from datetime import date

NAMES = (
    "khai-sinh", "tinh-trang-hon-nhan", "chung-thuc", "ho-kinh-doanh", "giay-phep-xay-dung", "plain",
    "lien-thong-khai-sinh", "lien-thong-khai-sinh-the", "lien-thong-khai-tu",
)  # fmt: skip
TODAY = date(2024, 6, 24)

PERSON = {
    "nguoi_yeu_cau": "Huỳnh Thị Thư",
    "so_dinh_danh": "000194000001",
    "noi_cu_tru": "Ấp Tân Hòa, xã Thanh Bình, huyện Chợ Gạo, tỉnh Tiền Giang",
    "dien_thoai": "0900 000 001",
}
MOTHER = {
    "co_me": "co",
    "ten_me": "Huỳnh Thị Thư",
    "ngay_sinh_me": "09/03/1994",
    "dan_toc_me": "Kinh",
    "quoc_tich_me": "Việt Nam",
    "cu_tru_me": "Ấp Tân Hòa, xã Thanh Bình",
}
BIRTH = (
    PERSON
    | MOTHER
    | {
        "quan_he": "me",
        "ten_tre": "Huỳnh Minh Khôi",
        "ngay_sinh": "20/06/2024",
        "gioi_tinh": "nam",
        "dan_toc": "Kinh",
        "quoc_tich": "Việt Nam",
        "noi_sinh": "Trung tâm Y tế huyện Chợ Gạo",
        "que_quan": "Xã Thanh Bình, huyện Chợ Gạo, tỉnh Tiền Giang",
        "co_cha": "khong",
        "so_ban_sao": "2",
        "cam_doan": "on",
    }
)
CARD = {"noi_kham_benh": "Trạm Y tế xã Thanh Bình"}
TYPED = {
    "khai-sinh": BIRTH,
    "lien-thong-khai-sinh-the": BIRTH | CARD,
    "lien-thong-khai-sinh": BIRTH
    | CARD
    | {"noi_thuong_tru_tre": "Ấp Tân Hòa, xã Thanh Bình", "chu_ho": "Huỳnh Văn Chủ"},
    "lien-thong-khai-tu": PERSON
    | {
        "quan_he": "con",
        "ten_nguoi_chet": "Huỳnh Văn Chủ",
        "ngay_sinh_nguoi_chet": "02/09/1945",
        "gioi_tinh": "nam",
        "cu_tru_cuoi": "Ấp Tân Hòa, xã Thanh Bình",
        "ngay_chet": "22/06/2024",
        "noi_chet": "Trung tâm Y tế huyện Chợ Gạo",
        "nguyen_nhan": "Bệnh già",
        "chu_ho": "Huỳnh Thị Thư",
        "nguoi_mai_tang": "Huỳnh Thị Thư",
        "cach_nhan": "tien_mat",
        "so_ban_sao": "2",
        "cam_doan": "on",
    },
    "tinh-trang-hon-nhan": PERSON
    | {
        "quan_he": "ban_than",
        "ten_nguoi_xac_nhan": "Huỳnh Thị Thư",
        "ngay_sinh": "9/3/1994",
        "gioi_tinh": "Nữ",
        "dan_toc": "Kinh",
        "quoc_tich": "Việt Nam",
        "so_dinh_danh_xac_nhan": "000194000001",
        "noi_thuong_tru": "Ấp Tân Hòa, xã Thanh Bình",
        "tinh_trang": "chua_ket_hon",
        "muc_dich": "khac",
        "muc_dich_khac": "Vay vốn ngân hàng",
        "cam_doan": "on",
    },
    "chung-thuc": PERSON
    | {
        "loai_giay_to": "van_bang",
        "ten_giay_to": "Bằng tốt nghiệp trung học phổ thông",
        "co_quan_cap": "Sở Giáo dục và Đào tạo",
        "so_trang": "1",
        "so_ban": "3",
    },
    "ho-kinh-doanh": PERSON
    | {
        "ngay_sinh": "09.03.1994",
        "gioi_tinh": "Nữ",
        "chu_the": "ho_gia_dinh",
        "so_thanh_vien": "2",
        "ten_ho": "Hộ kinh doanh Tạp hóa Thư",
        "dia_diem": "Ấp Tân Hòa, xã Thanh Bình",
        "xa": "x-thanh-binh",
        "nganh_nghe": "Bán lẻ tạp hóa",
        "co_dieu_kien": "khong",
        "ma_nganh": "4711",
        "von": "50.000.000 đồng",
        "so_lao_dong": "1",
        "cam_doan": "on",
    },
    "giay-phep-xay-dung": PERSON
    | {
        "loai_chu_dau_tu": "ca_nhan",
        "thua_dat": "125",
        "to_ban_do": "12",
        "dien_tich_dat": "1.200,5",
        "xa": "x-thanh-binh",
        "dia_diem": "Ấp Tân Hòa",
        "loai_cong_trinh": "nha_o",
        "cap_cong_trinh": "IV",
        "dien_tich_xay_dung": "85,5",
        "tong_dien_tich_san": "171",
        "chieu_cao": "7,8",
        "so_tang": "2",
        "don_vi_thiet_ke": "Công ty thiết kế Chợ Gạo",
        "so_thang": "6",
        "cong_trinh_lien_ke": "co",
        "cam_ket_lien_ke": "on",
        "cam_doan": "on",
    },
    "plain": PERSON | {"noi_dung": "Đề nghị hỗ trợ chi phí mai táng.\r\nXin cảm ơn."},
}
